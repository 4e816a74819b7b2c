/**
 * The sign of the house: a lit window between two open shutters, slats and all. One drawing for letterheads;
 * `size` is a square of 48 units.
 */
export const SHUTTERS_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48" width="48" height="48">
<path d="M15 8h18v32H15z" fill="#dda75f"/>
<path d="M16.6 9.6h6.6v13.2h-6.6zM24.8 9.6h6.6v13.2h-6.6zM16.6 24.4h6.6v14h-6.6zM24.8 24.4h6.6v14h-6.6z" fill="#fbf3e5"/>
<path d="M13.4 8 3 5v38l10.4-3zM34.6 8 45 5v38l-10.4-3z" fill="#0b4f6c"/>
<path d="M5 10.2l6.6 1.5v1.6L5 12zM5 15l6.6 1.2v1.6L5 16.8zM5 19.8l6.6.8v1.6L5 21.6zM5 24.6l6.6.2v1.6L5 26.4zM5 29.4l6.6-.4v1.6L5 31.2zM5 34.2l6.6-1v1.6L5 36z" fill="#eaf2f5"/>
<path d="M43 10.2l-6.6 1.5v1.6L43 12zM43 15l-6.6 1.2v1.6l6.6-1zM43 19.8l-6.6.8v1.6l6.6-.6zM43 24.6l-6.6.2v1.6l6.6 0zM43 29.4l-6.6-.4v1.6l6.6.6zM43 34.2l-6.6-1v1.6l6.6 1.2z" fill="#eaf2f5"/>
<path d="M13 41h22v2.4H13z" fill="#0b4f6c"/>
</svg>`;
