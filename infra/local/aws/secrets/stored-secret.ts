export interface StoredSecret {
  name: string;
  arn: string;
  text: string;
  write(text: string): void;
}
