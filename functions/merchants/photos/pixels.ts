/** A picture unpacked: four bytes a pixel (red, green, blue, how opaque), row after row. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array | Uint8ClampedArray;
}
