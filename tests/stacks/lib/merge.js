/** Puts what was measured of some stacks in the place of what is published of them. */
import { Pool } from "./pool.js";

/**
 * @param {object} before what is published of every stack
 * @param {object} now the same of some stacks
 */
export function merged(before, now) {
  const answers = new Pool();
  const verdicts = new Pool();
  const cellsOf = (id) => {
    const from = now.cells[id] ? now : before;
    const moved = ({ verdict, ...cell }) => ({
      ...cell,
      answers: cell.answers.map((place) => answers.place(from.answers[place])),
      ...(verdict !== undefined && { verdict: verdicts.place(from.verdicts[verdict]) }),
    });
    return Object.fromEntries(Object.entries(from.cells[id]).map(([behaviour, cell]) => [behaviour, moved(cell)]));
  };
  const others = before.stacks.filter(({ id }) => !now.cells[id]);
  const stacks = [...others, ...now.stacks].sort((a, b) => (a.id < b.id ? -1 : 1));
  const cells = Object.fromEntries(stacks.map(({ id }) => [id, cellsOf(id)]));
  const recognised = Object.fromEntries(stacks.map(({ id }) => [id, now.recognised[id] ?? before.recognised[id]]));
  return { stacks, behaviours: now.behaviours, answers: answers.values, verdicts: verdicts.values, cells, recognised };
}
