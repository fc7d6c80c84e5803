const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const prefix = 'sub_';
const charactersPerId = 26;
const bytesPerId = 16;

const valueByCharacter = new Map([...alphabet].map((character, value) => [character, value]));

/**
 * Subscriber ids as bytes, 16 each in place of 30: an id is a prefix and 128 bits in base 32. This keeps
 * the item of a chunk within one write unit.
 * @throws {Error} for what is not an id of a subscriber.
 */
export function packIds(ids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * bytesPerId);
  ids.forEach((id, index) => {
    packId(id, bytes, index * bytesPerId);
  });
  return bytes;
}

export function unpackIds(bytes: Uint8Array): string[] {
  const ids: string[] = [];
  for (let start = 0; start < bytes.length; start += bytesPerId) ids.push(unpackId(bytes, start));
  return ids;
}

/** 26 characters hold 130 bits: the first one only ever uses three of its five. */
function packId(id: string, bytes: Uint8Array, start: number): void {
  if (!id.startsWith(prefix) || id.length !== prefix.length + charactersPerId) throw notAnId();
  let bits = 0;
  let count = -2;
  let position = start;
  for (let index = prefix.length; index < id.length; index += 1) {
    const value = valueByCharacter.get(id.charAt(index));
    if (value === undefined) throw notAnId();
    bits = ((bits << 5) | value) & 0xfff;
    count += 5;
    if (count < 8) continue;
    count -= 8;
    bytes[position] = (bits >>> count) & 0xff;
    position += 1;
  }
}

function unpackId(bytes: Uint8Array, start: number): string {
  let id = prefix;
  let bits = 0;
  let count = 2;
  for (let index = start; index < start + bytesPerId; index += 1) {
    bits = ((bits << 8) | (bytes[index] ?? 0)) & 0x1fff;
    count += 8;
    while (count >= 5) {
      count -= 5;
      id += alphabet.charAt((bits >>> count) & 0x1f);
    }
  }
  return id;
}

const notAnId = () => new Error('this is not the id of a subscriber');
