export const audits = {} as const;
