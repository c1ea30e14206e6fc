import fc from 'fast-check';

/**
 * How often a property is tried: `FUZZ_TIMES=50` tries fifty times as often, `FUZZ_SEED=N` tries other inputs. What fails
 * is printed with its seed; it then becomes a case of a table.
 */
export const fuzz = (usual: number) => ({
  numRuns: Math.ceil(usual * Number(process.env.FUZZ_TIMES ?? 1)),
  seed: Number(process.env.FUZZ_SEED ?? 20261121),
});

/** Characters that break what does not expect them: NUL, halves of pairs, directions, line ends, marks of markup. */
const nasty = [
  '\0',
  '\uD800',
  '\uDC00',
  '\u202E',
  '\u2028',
  '\uFEFF',
  '\r',
  '\n',
  '\x1B[31m',
  '<',
  '>',
  '"',
  "'",
];
const phrases = [
  ...[
    '__proto__',
    'constructor',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '{{x}}',
    '%00',
  ],
  ...[
    '../../etc/passwd',
    '=HYPERLINK("x")',
    "'; DROP TABLE seeds; --",
    '$\\frac{1}{2}$',
    '\\boxed{',
    '```',
    '####',
  ],
];

/** Texts as an attacker or a broken program sends them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc
    .array(fc.oneof(fc.constantFrom(...nasty), fc.constantFrom(...phrases), fc.string({ maxLength: 8 })), {
      maxLength: 8,
    })
    .map((parts) => parts.join('')),
);

/** Values as JSON can hold them, of any shape. */
export const anyJson: fc.Arbitrary<unknown> = fc.oneof(
  anyText,
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, 2 ** 53, 0.1, '', [], {}, [[]], { length: 1e9 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.dictionary(fc.constantFrom('__proto__', 'constructor', 'toString', 'a', 'problem'), anyText, {
    maxKeys: 3,
  }),
);
