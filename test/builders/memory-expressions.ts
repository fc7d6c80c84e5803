import type { Item } from '../../shared/data/expressions.ts';

type Names = Readonly<Record<string, string>>;
type Values = Readonly<Record<string, unknown>>;

interface Scope {
  readonly item: Item | undefined;
  readonly names: Names;
  readonly values: Values;
}

/** Reads DynamoDB expressions: enough of the grammar for what the product writes, and an error for the rest. */
class Reader {
  readonly #tokens: readonly string[];
  #position = 0;

  constructor(text: string) {
    this.#tokens = text.match(/<=|>=|<>|[=<>(),+-]|[#:]?\w+(?:\.#?\w+)*/g) ?? [];
  }

  get peek(): string {
    return this.#tokens[this.#position] ?? '';
  }

  get isAtEnd(): boolean {
    return this.#position >= this.#tokens.length;
  }

  next(): string {
    const token = this.peek;
    this.#position += 1;
    return token;
  }

  accept(...tokens: string[]): boolean {
    if (!tokens.includes(this.peek.toUpperCase())) return false;
    this.#position += 1;
    return true;
  }

  expect(token: string): void {
    if (!this.accept(token)) throw new Error(`expected ${token} before ${this.peek}`);
  }
}

/** Whether a condition or filter holds. */
export function holds(text: string, scope: Scope): boolean {
  const reader = new Reader(text);
  const result = disjunction(reader, scope);
  if (!reader.isAtEnd) throw new Error(`cannot read ${reader.peek} in ${text}`);
  return result;
}

function disjunction(reader: Reader, scope: Scope): boolean {
  let result = conjunction(reader, scope);
  while (reader.accept('OR')) {
    const right = conjunction(reader, scope);
    result = result || right;
  }
  return result;
}

function conjunction(reader: Reader, scope: Scope): boolean {
  let result = negation(reader, scope);
  while (reader.accept('AND')) {
    const right = negation(reader, scope);
    result = result && right;
  }
  return result;
}

function negation(reader: Reader, scope: Scope): boolean {
  if (reader.accept('NOT')) return !negation(reader, scope);
  if (reader.accept('(')) {
    const inner = disjunction(reader, scope);
    reader.expect(')');
    return inner;
  }
  return predicate(reader, scope);
}

function predicate(reader: Reader, scope: Scope): boolean {
  const word = reader.next();
  if (reader.peek === '(') return called(word, reader, scope);
  const left = operand(word, scope);
  if (reader.accept('IN')) return list(reader, scope).some((value) => value === left);
  if (reader.accept('BETWEEN')) {
    const from = operand(reader.next(), scope);
    reader.expect('AND');
    const to = operand(reader.next(), scope);
    return compare(left, '>=', from) && compare(left, '<=', to);
  }
  const operator = reader.next();
  return compare(left, operator, operand(reader.next(), scope));
}

function called(name: string, reader: Reader, scope: Scope): boolean {
  const [first, second] = list(reader, scope);
  switch (name) {
    case 'attribute_exists':
      return first !== undefined;
    case 'attribute_not_exists':
      return first === undefined;
    case 'contains':
      if (typeof first === 'string') return first.includes(String(second));
      if (first instanceof Set) return first.has(second);
      return Array.isArray(first) && first.includes(second);
    case 'begins_with':
      return typeof first === 'string' && first.startsWith(String(second));
    default:
      throw new Error(`no function ${name}`);
  }
}

function list(reader: Reader, scope: Scope): unknown[] {
  reader.expect('(');
  const values = [operand(reader.next(), scope)];
  while (reader.accept(',')) values.push(operand(reader.next(), scope));
  reader.expect(')');
  return values;
}

function operand(token: string, { item, names, values }: Scope): unknown {
  if (token.startsWith(':')) {
    if (!(token in values)) throw new Error(`no value for ${token}`);
    return values[token];
  }
  return token.split('.').reduce<unknown>(memberOf(names), item);
}

/** `rule.#capacity` reads a member of a map. */
const memberOf =
  (names: Names) =>
  (map: unknown, step: string): unknown =>
    typeof map === 'object' && map !== null ? Reflect.get(map, attribute(step, names)) : undefined;

function attribute(token: string, names: Names): string {
  if (!token.startsWith('#')) return token;
  const name = names[token];
  if (name === undefined) throw new Error(`no name for ${token}`);
  return name;
}

function compare(left: unknown, operator: string, right: unknown): boolean {
  if (operator === '=') return left === right;
  if (operator === '<>') return left !== right;
  const isNumbers = typeof left === 'number' && typeof right === 'number';
  const isTexts = typeof left === 'string' && typeof right === 'string';
  if (!isNumbers && !isTexts) return false;
  if (operator === '<') return left < right;
  if (operator === '<=') return left <= right;
  if (operator === '>') return left > right;
  if (operator === '>=') return left >= right;
  throw new Error(`no operator ${operator}`);
}

/** The item after an update; every clause sees the item as it was before. */
export function updated(text: string, scope: Scope): Item {
  const reader = new Reader(text);
  const after: Item = { ...scope.item };
  while (!reader.isAtEnd) {
    const clause = reader.next().toUpperCase();
    do {
      const name = attribute(reader.next(), scope.names);
      if (clause === 'SET') {
        reader.expect('=');
        after[name] = sum(reader, scope);
      } else if (clause === 'REMOVE') delete after[name];
      else if (clause === 'ADD') after[name] = added(scope.item?.[name], reader, scope);
      else if (clause === 'DELETE') removeMembers(after, name, operand(reader.next(), scope));
      else throw new Error(`no clause ${clause}`);
    } while (reader.accept(','));
  }
  return after;
}

function sum(reader: Reader, scope: Scope): unknown {
  const left = term(reader, scope);
  if (reader.accept('+')) return Number(left) + Number(term(reader, scope));
  if (reader.accept('-')) return Number(left) - Number(term(reader, scope));
  return left;
}

function term(reader: Reader, scope: Scope): unknown {
  const word = reader.next();
  if (reader.peek !== '(') {
    const value = operand(word, scope);
    if (value === undefined) throw new Error(`there is no ${word} in the item`);
    return value;
  }
  const [present, otherwise] = list(reader, scope);
  return present ?? otherwise;
}

function added(present: unknown, reader: Reader, scope: Scope): unknown {
  const value = operand(reader.next(), scope);
  if (value instanceof Set) return new Set([...(present instanceof Set ? present : []), ...value]);
  return Number(present ?? 0) + Number(value);
}

function removeMembers(after: Item, name: string, members: unknown): void {
  const present = after[name];
  if (!(present instanceof Set) || !(members instanceof Set)) return;
  const left = new Set([...present].filter((member) => !members.has(member)));
  if (left.size > 0) after[name] = left;
  else delete after[name];
}
