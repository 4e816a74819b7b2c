import { P12Signer, PDF } from '@libpdf/core';

export type SealWords = { readonly reason?: string; readonly location?: string; readonly at?: Date };

/** Adds a seal to a finished PDF; what was there before keeps its bytes. */
export type Sealer = (pdf: Uint8Array, words?: SealWords) => Promise<Uint8Array>;

/**
 * Opens the sealing certificate (PKCS#12, RSA or EC). The seal is a PAdES baseline B-B signature made in the name of
 * the server: it shows that the file comes from here and was not changed; it is not a qualified signature
 * (Regulation (EU) 910/2014, art. 3). Throws when the file or passphrase is wrong.
 */
export async function openSealer(p12: Uint8Array, passphrase: string): Promise<Sealer> {
  const signer = await P12Signer.create(p12, passphrase);
  return async (pdf, { reason, location, at } = {}) => {
    const document = await PDF.load(pdf);
    const { bytes } = await document.sign({
      signer,
      ...(reason === undefined ? {} : { reason }),
      ...(location === undefined ? {} : { location }),
      ...(at === undefined ? {} : { signingTime: at }),
    });
    return bytes;
  };
}
