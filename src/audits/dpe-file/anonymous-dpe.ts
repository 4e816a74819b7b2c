/** Parts of a DPE that name who made it, or who asked for it. */
const PEOPLE =
  /<((?:\w+:)?(?:diagnostiqueur|nom_proprietaire\w*|proprietaire|consentement_proprietaire))(?:\s[^>]*)?>[\s\S]*?<\/\1>/g;
const DECLARED_ENCODING = /^(<\?xml[^>]{0,200}?encoding\s*=\s*["'])[^"']*/;

/**
 * The file as it is kept: without the people it names, in UTF-8. What the calculation reads is left as it was.
 * @param text a file that was read whole
 */
export const anonymousDpe = (text: string): string =>
  text.replace(PEOPLE, '<$1></$1>').replace(DECLARED_ENCODING, '$1utf-8');
