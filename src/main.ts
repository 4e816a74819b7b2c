// Refuses an old runtime before any native module is loaded: better-sqlite3 crashes silently on it.
const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  console.error(
    `Volets Ouverts needs Node.js 24 or later; this is ${process.version}. Run “npm start”, which brings its own on Linux x64.`,
  );
  process.exit(1);
}

const { serve } = await import('./serve.ts');
try {
  await serve(process.env);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

export {};
