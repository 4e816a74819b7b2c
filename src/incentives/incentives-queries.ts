/** What other rooms may ask of the incentives: which scheme versions exist and which is in force. */
export {
  findSchemeVersion,
  listSchemeVersions,
  type SchemeVersionRow,
  versionInForce,
} from './scheme-store.ts';
