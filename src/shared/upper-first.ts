/** The first letter in capitals, the rest as it is: “Ventilation hygroréglable B” keeps its B. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
