// Eigenvalues of a small symmetric matrix: the only dense algebra the embedder needs, apart from the large and sparse.

export interface Eigen {
  /** Largest first. */
  values: Float64Array;
  /** Column j, that is `vectors[i * n + j]` over i, belongs to value j; the columns are orthonormal. */
  vectors: Float64Array;
}

const MOST_SWEEPS = 30;
/** What is this small beside the diagonal counts as zero: some units in the last place of a double. */
const NOTHING = 1e-15;

/**
 * Cyclic Jacobi rotations (Golub & Van Loan, "Matrix Computations", §8.5): slower than tridiagonal methods, but short,
 * accurate, and the same on every machine, since it takes only sums, products, quotients and square roots.
 * `matrix` is n × n by rows and symmetric; it is left as it was.
 */
export function symmetricEigen(matrix: Float64Array, n: number): Eigen {
  const a = Float64Array.from(matrix);
  // By rows here, so that a rotation walks memory in order; turned at the end.
  const rows = identity(n);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let rotated = 0;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) if (rotate(a, rows, n, p, q)) rotated++;
    if (rotated === 0) break;
  }
  return sorted(a, rows, n);
}

/** Makes a[p,q] zero; false when it is next to nothing already. */
function rotate(a: Float64Array, rows: Float64Array, n: number, p: number, q: number): boolean {
  const across = a[p * n + q] ?? 0;
  const first = a[p * n + p] ?? 0;
  const second = a[q * n + q] ?? 0;
  if (Math.abs(across) <= NOTHING * (Math.abs(first) + Math.abs(second))) return false;
  const theta = (second - first) / (2 * across);
  const t = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
  const c = 1 / Math.sqrt(t * t + 1);
  const s = t * c;
  mixRows(a, n, p, q, c, s);
  for (let k = 0; k < n; k++) {
    if (k === p || k === q) continue;
    a[k * n + p] = a[p * n + k] ?? 0;
    a[k * n + q] = a[q * n + k] ?? 0;
  }
  a[p * n + p] = first - t * across;
  a[q * n + q] = second + t * across;
  a[p * n + q] = 0;
  a[q * n + p] = 0;
  mixRows(rows, n, p, q, c, s);
  return true;
}

function mixRows(of: Float64Array, n: number, p: number, q: number, c: number, s: number): void {
  const [atP, atQ] = [p * n, q * n];
  for (let k = 0; k < n; k++) {
    const x = of[atP + k] ?? 0;
    const y = of[atQ + k] ?? 0;
    of[atP + k] = c * x - s * y;
    of[atQ + k] = s * x + c * y;
  }
}

function sorted(diagonal: Float64Array, rows: Float64Array, n: number): Eigen {
  const valueAt = (i: number) => diagonal[i * n + i] ?? 0;
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => valueAt(j) - valueAt(i) || i - j);
  const vectors = new Float64Array(n * n);
  order.forEach((from, j) => {
    for (let i = 0; i < n; i++) vectors[i * n + j] = rows[from * n + i] ?? 0;
  });
  return { values: Float64Array.from(order, valueAt), vectors };
}

function identity(n: number): Float64Array {
  const one = new Float64Array(n * n);
  for (let i = 0; i < n; i++) one[i * n + i] = 1;
  return one;
}
