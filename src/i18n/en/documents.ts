import type { documents as frDocuments } from '../fr/documents.ts';
import type { Messages } from '../messages.ts';

export const documents = {
  subject: 'Subject:',
  page: 'Page {page} of {pages}',
  reference: 'Reference',
  draft: 'Draft, not approved',
  draftMark: 'DRAFT',
  courtesy: 'Courtesy translation without legal value: the French text alone prevails',
  specimen: 'Demonstration data – no legal value',
  verify: 'Check this document:',
  verification: {
    title: 'Check this document',
    text: 'Anyone can make sure that this document is genuine and has not been altered. Scan the code printed at the foot of the page, or open this address:',
  },
  seal: {
    reason: 'Server seal: origin and integrity of the document',
  },
  errors: {
    renderingStopped: 'The document could not be prepared. Try again in a moment; nothing is lost.',
    fileEmpty: 'This file is empty. Choose another one.',
    fileTooLarge: 'This file is larger than {limit} MB. Make it smaller, or send it in several parts.',
    fileTypeUnknown: 'This file is neither a PDF nor a JPEG or PNG picture. Save it in one of these formats.',
    fileTypeRefused:
      'This file is in {found} format, whatever its name says. Send a PDF or a JPEG or PNG picture.',
    filePolyglot:
      'This file holds something other than what it claims. Save the document again as PDF, JPEG or PNG.',
    fileMissing: 'This file does not exist, or no longer does.',
    fileDamaged: 'This file was altered on the server and cannot be opened. Please tell the service.',
    fileInQuarantine: 'This file is waiting for the virus scanner. It can be read once found clean.',
    fileInfected:
      'The virus scanner found “{threat}” in this file: it is not kept. Scan your device, then send another file.',
    diskFull: 'The server has no room left for this file. Try again later; nothing else is lost.',
    imageTooLarge: 'This picture has more than {limit} million pixels. Send a smaller one.',
    imageDamaged: 'This picture is damaged and cannot be read. Take it again or choose another file.',
    pdfEncrypted: 'This PDF is protected by a password. Save it without protection, then send it again.',
    pdfActive: 'This PDF holds a program or an active form. Print it to a new PDF, then send that one.',
    pdfAttachment:
      'This PDF holds an attached file that we do not accept. Send the document and its annexes separately.',
    pdfDamaged: 'This PDF is damaged or incomplete. Save it again, then send it.',
    pdfTooComplex: 'This PDF is too complex to be checked. Print it to a new PDF, then send that one.',
    spreadsheetType: 'This file is not an XLSX or ODS workbook.',
    workbookProtected:
      'This workbook is protected by a password. Save it without a password, then upload it again.',
    workbookOld: 'This workbook is of an old or binary format (XLS, XLSB). Save it as XLSX or CSV.',
    workbookMacros:
      'This workbook contains macros. Save it as XLSX (“Excel workbook”, without macros) or as CSV.',
    spreadsheetUnreadable:
      'This workbook is damaged and cannot be read. Save it again from your spreadsheet software.',
    spreadsheetTooLarge: 'This workbook is too large. Save it as CSV, or split it.',
  },
} satisfies Messages<typeof frDocuments>;
