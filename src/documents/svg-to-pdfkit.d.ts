declare module 'svg-to-pdfkit' {
  /** Draws an SVG into a pdfkit document; the package has no types of its own. */
  export default function SVGtoPDF(
    doc: PDFKit.PDFDocument,
    svg: string,
    x: number,
    y: number,
    options: {
      width: number;
      height: number;
      assumePt: boolean;
      preserveAspectRatio: string;
      fontCallback: (family: string, bold: boolean, italic: boolean) => string;
      imageCallback: (link: string) => string;
      warningCallback: (warning: string) => void;
    },
  ): void;
}
