export const incentives = {} as const;
