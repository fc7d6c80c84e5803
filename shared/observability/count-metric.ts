/** Adds to a count of this function in CloudWatch. */
export type CountMetric = (name: string, value?: number) => void;
