// Eigenvalues and singular vectors against matrices whose answers can be worked out by hand.
import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../../../src/adapters/local/eigen.ts';
import { rightSingularVectors, type SparseMatrix } from '../../../../src/adapters/local/svd.ts';

function sparse(rows: readonly (readonly number[])[]): SparseMatrix {
  const filled = rows.map((row) => row.flatMap((value, column) => (value === 0 ? [] : [{ column, value }])));
  const starts = Int32Array.of(0, ...filled.map((_, i) => filled.slice(0, i + 1).flat().length));
  return {
    rows: rows.length,
    columns: rows[0]?.length ?? 0,
    starts,
    indices: Int32Array.from(filled.flat(), ({ column }) => column),
    values: Float32Array.from(filled.flat(), ({ value }) => value),
  };
}

/** Numbers without a pattern, the same in every run. */
function noise(rows: number, columns: number, share: number): number[][] {
  let state = 7;
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => (next() < share ? next() : 0)));
}

const column = (of: ArrayLike<number>, width: number, j: number) =>
  Array.from({ length: of.length / width }, (_, i) => of[i * width + j] ?? 0);
const product = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

/** How far VᵀV is from the identity. */
function skew(vectors: ArrayLike<number>, width: number): number {
  let worst = 0;
  for (let i = 0; i < width; i++) {
    for (let j = 0; j < width; j++) {
      const got = product(column(vectors, width, i), column(vectors, width, j));
      worst = Math.max(worst, Math.abs(got - (i === j ? 1 : 0)));
    }
  }
  return worst;
}

describe('symmetricEigen', () => {
  it.each([
    { matrix: [2, 1, 1, 2], values: [3, 1] },
    { matrix: [3, 0, 0, 0, -5, 0, 0, 0, 4], values: [4, 3, -5] },
    { matrix: [2, -1, 0, -1, 2, -1, 0, -1, 2], values: [2 + Math.SQRT2, 2, 2 - Math.SQRT2] },
    { matrix: [1, 1, 1, 1, 1, 1, 1, 1, 1], values: [3, 0, 0] },
    { matrix: [0, 0, 0, 0], values: [0, 0] },
    { matrix: [7], values: [7] },
  ])('of $matrix is $values', ({ matrix, values }) => {
    const n = values.length;
    const found = symmetricEigen(Float64Array.from(matrix), n);
    for (const [j, value] of values.entries()) expect(found.values[j]).toBeCloseTo(value, 12);
    expect(skew(found.vectors, n)).toBeLessThan(1e-12);
  });

  it('gives vectors that the matrix only stretches', () => {
    const n = 40;
    const half = noise(n, n, 1).flat();
    const matrix = Float64Array.from(half, (_, at) => {
      const [i, j] = [Math.floor(at / n), at % n];
      return (half[i * n + j] ?? 0) + (half[j * n + i] ?? 0);
    });
    const { values, vectors } = symmetricEigen(matrix, n);
    for (let j = 0; j < n; j++) {
      const vector = column(vectors, n, j);
      for (let i = 0; i < n; i++) {
        const turned = product([...matrix.subarray(i * n, (i + 1) * n)], vector);
        expect(turned).toBeCloseTo((values[j] ?? 0) * (vector[i] ?? 0), 10);
      }
    }
  });
});

describe('rightSingularVectors', () => {
  it.each([
    {
      of: 'a diagonal',
      rows: [
        [3, 0, 0],
        [0, 0, 5],
        [0, 1, 0],
      ],
      values: [5, 3, 1],
    },
    {
      of: 'a rank of one',
      rows: [
        [1, 2],
        [2, 4],
        [3, 6],
      ],
      values: [Math.sqrt(70)],
    },
    {
      of: 'a wide one',
      rows: [
        [1, 1, 0, 0],
        [0, 0, 2, 2],
      ],
      values: [Math.sqrt(8), Math.SQRT2],
    },
    {
      of: 'Golub and Kahan',
      rows: [
        [1, 1],
        [0, 1],
        [1, 0],
      ],
      values: [Math.sqrt(3), 1],
    },
    {
      of: 'nothing',
      rows: [
        [0, 0],
        [0, 0],
      ],
      values: [],
    },
  ])('of $of has the singular values $values', ({ rows, values }) => {
    const found = rightSingularVectors(sparse(rows), 8);
    expect(found.rank).toBe(values.length);
    for (const [j, value] of values.entries()) expect(found.singularValues[j]).toBeCloseTo(value, 5);
  });

  it('points where the rows point most', () => {
    const { rank, vectors } = rightSingularVectors(
      sparse([
        [0, 3, 4],
        [0, 6, 8],
        [1, 0, 0],
      ]),
      2,
    );
    const [first, second] = [column(vectors, rank, 0), column(vectors, rank, 1)].map((vector) => vector.map(Math.abs));
    expect(first?.[1]).toBeCloseTo(0.6, 5);
    expect(first?.[2]).toBeCloseTo(0.8, 5);
    expect(second?.[0]).toBeCloseTo(1, 5);
  });

  it('finds in a large matrix what is known to be in it, above the noise', () => {
    const background = noise(400, 300, 0.02);
    const rows = background.map((row, i) => row.map((value, j) => value * 0.1 + (i % 5 === j % 5 ? 1 : 0)));
    const { rank, singularValues, vectors } = rightSingularVectors(sparse(rows), 20);
    // Five blocks of ones, 80 × 60 each: their singular values are √4800, and all else is small.
    for (let j = 0; j < 5; j++) expect(Math.abs((singularValues[j] ?? 0) - Math.sqrt(4_800))).toBeLessThan(0.5);
    expect(singularValues[5]).toBeLessThan(2);
    expect(skew(vectors, rank)).toBeLessThan(1e-3);
  });

  it('gives the same to the bit each time', () => {
    const matrix = sparse(noise(120, 90, 0.1));
    expect(rightSingularVectors(matrix, 30)).toEqual(rightSingularVectors(matrix, 30));
  });
});
