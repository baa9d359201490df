// Cells of any text, so that Persian with its joiners and wide scripts line up. A room of its own because `string-width`
// takes longer to load, with all the emoji there are, than a short command to run.
import stringWidth from 'string-width';
import { type Cells, cellsBy } from './cells.ts';

export const cells: Cells = cellsBy((text) => stringWidth(text));
export const { widthOf, cut, fitted } = cells;
