/** The shape a translation must have to stand beside French: the same keys, any words. */
export type Messages<T> = { readonly [K in keyof T]: T[K] extends string ? string : Messages<T[K]> };
