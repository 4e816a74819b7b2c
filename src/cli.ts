// Refuses an old runtime before any native module is loaded (see main.ts).
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Volets Ouverts needs Node.js 24 or later; this is ${process.version}. Use “npm run -s volets -- …”.`,
  );
  process.exit(1);
}

const { runCommand } = await import('./terminal/run-command.ts');
process.exitCode = await runCommand(process.argv.slice(2), process.env);

export {};
