import type { TableBlock } from '../document.ts';

/** Wider than a phone, it is moved sideways by finger or keyboard. */
export function Table({ table }: { table: TableBlock }) {
  const { caption, head, rows, words = [] } = table;
  const classOf = (index: number) => (words.includes(index) ? 'word' : undefined);
  const [first, ...others] = head;
  return (
    <section class="scroll" aria-label={caption} tabindex={0}>
      <table>
        <caption>{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{first}</th>
            {others.map((text, index) => (
              <th scope="col" class={classOf(index)}>
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ label, level, isWithin, cells }) => (
            <tr class={isWithin ? 'within' : level}>
              <th scope="row">{label}</th>
              {cells.map(({ text, below }, index) => (
                <td class={classOf(index)}>
                  {text}
                  {below !== undefined && <small>{below}</small>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
