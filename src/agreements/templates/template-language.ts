export type Condition = string;
