import { type ContentLine, nameOf, parseLine, type TextLine, textLines } from './content-lines.ts';

/** What stands between BEGIN and END; lines of names that nobody reads are left out. */
export interface Component {
  readonly name: string;
  /** Line of its BEGIN. */
  readonly number: number;
  readonly lines: ContentLine[];
  /** STANDARD and DAYLIGHT of a VTIMEZONE, events and zones of a VCALENDAR. */
  readonly parts: Component[];
  /** Whether its END is there; without it more than that may be missing. */
  ended: boolean;
}

/** A flaw of the text, and the component in which it is. */
export interface Flaw {
  readonly of: Component | undefined;
  readonly number: number;
  readonly code: string;
  readonly message: string;
}

const read: Readonly<Record<string, ReadonlySet<string>>> = {
  VCALENDAR: new Set(['X-WR-CALNAME', 'NAME', 'X-WR-TIMEZONE', 'METHOD']),
  VTIMEZONE: new Set(['TZID', 'X-LIC-LOCATION']),
  STANDARD: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  DAYLIGHT: new Set(['DTSTART', 'TZOFFSETFROM', 'TZOFFSETTO', 'RRULE', 'RDATE']),
  VEVENT: new Set(
    [
      ['UID', 'SEQUENCE', 'DTSTAMP', 'LAST-MODIFIED', 'STATUS', 'CLASS', 'RECURRENCE-ID'],
      ['DTSTART', 'DTEND', 'DURATION', 'RRULE', 'EXRULE', 'RDATE', 'EXDATE'],
      ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'URL', 'CATEGORIES', 'ORGANIZER', 'GEO'],
      ['ATTACH', 'IMAGE'],
    ].flat(),
  ),
};

/** Components that stand beside each other: one that begins ends the one before, whether or not it has an end. */
const siblings = new Set([
  'VEVENT',
  'VTODO',
  'VJOURNAL',
  'VFREEBUSY',
  'VTIMEZONE',
  'VAVAILABILITY',
]);

/** Deeper is no calendar. */
const mostOpen = 20;
/** Whoever has to mend more begins with these. */
const mostFlaws = 1000;

/** Reads on whatever is wrong. */
export class ComponentReader {
  readonly calendars: Component[] = [];
  readonly flaws: Flaw[] = [];
  #open: Component[] = [];

  read(input: string | Uint8Array): void {
    for (const line of textLines(input)) {
      const name = nameOf(line.text);
      if (name === 'BEGIN') this.#begin(line);
      else if (name === 'END') this.#end(line);
      else if (name !== undefined) this.#property(line, name);
      else if (line.text.trim() !== '')
        this.#flaw(line.number, 'line.invalid', 'This is no line of a calendar.');
    }
    this.#closeTo(0);
  }

  #begin(line: TextLine): void {
    const name = componentName(line);
    if (name === 'VCALENDAR') this.#closeTo(0);
    else if (siblings.has(name)) {
      const open = this.#open.findIndex((component) => siblings.has(component.name));
      if (open >= 0) this.#closeTo(open);
    }
    if (this.#open.length >= mostOpen) return;
    const component = { name, number: line.number, lines: [], parts: [], ended: false };
    const outer = this.#open.at(-1);
    if (name === 'VCALENDAR') this.calendars.push(component);
    else if (outer) outer.parts.push(component);
    else this.#withoutCalendar(component, line);
    this.#open.push(component);
  }

  /** An event outside of any calendar is one of the last calendar. */
  #withoutCalendar(component: Component, { number }: TextLine): void {
    const last = this.calendars.at(-1);
    if (last) last.parts.push(component);
    else
      this.calendars.push({
        name: 'VCALENDAR',
        number,
        lines: [],
        parts: [component],
        ended: true,
      });
  }

  #end(line: TextLine): void {
    const name = componentName(line);
    const index = this.#open.findLastIndex((component) => component.name === name);
    if (index < 0) {
      this.#flaw(
        line.number,
        'component.not_begun',
        `${name.slice(0, 40)} ends here and has not begun.`,
      );
      return;
    }
    this.#closeTo(index + 1);
    const component = this.#open.pop();
    if (component) component.ended = true;
  }

  /** Ends what is left open, from this depth on. */
  #closeTo(depth: number): void {
    for (const { name, number } of this.#open.slice(depth)) {
      const message = `${name.slice(0, 40)} begins here and has no end.`;
      this.#flaw(number, 'component.not_ended', message);
    }
    this.#open.length = Math.min(this.#open.length, depth);
  }

  #property(line: TextLine, name: string): void {
    const component = this.#open.at(-1);
    if (!component || !read[component.name]?.has(name)) return;
    const parsed = parseLine(line, name);
    if (parsed) component.lines.push(parsed);
    else this.#flaw(line.number, 'line.invalid', `${name} has no value that can be read.`);
  }

  #flaw(number: number, code: string, message: string): void {
    if (this.flaws.length >= mostFlaws) return;
    this.flaws.push({ of: this.#event(), number, code, message });
  }

  #event(): Component | undefined {
    return this.#open.find(({ name }) => name === 'VEVENT');
  }
}

const componentName = ({ text }: TextLine): string =>
  text
    .slice(text.indexOf(':') + 1)
    .trim()
    .toUpperCase();

export const lineNamed = ({ lines }: Component, name: string): ContentLine | undefined =>
  lines.find((line) => line.name === name);

export const linesNamed = ({ lines }: Component, name: string): readonly ContentLine[] =>
  lines.filter((line) => line.name === name);
