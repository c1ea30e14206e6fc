/**
 * Measures the answer engine on data given as arguments:
 *
 *   node bench/answers.ts --cases PATH [--gsm8k PATH] [--math500 PATH] [--json]
 *
 * `--cases`: pairs of answers with the expected verdict ({id, gold, pred, equal, kind, input, options?, contested?} per
 * line). `--gsm8k`: solutions with calculator annotations and `#### answer`. `--math500`: solutions with `\boxed`.
 */
import { parseArgs } from 'node:util';
import { benchCases } from './answers/cases.ts';
import { benchGsm8k } from './answers/gsm8k.ts';
import { benchMath500 } from './answers/math500.ts';
import { printReport } from './answers/report.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string' },
    gsm8k: { type: 'string' },
    math500: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});

if (!values.cases && !values.gsm8k && !values.math500) {
  console.error('Give at least one of --cases PATH, --gsm8k PATH, --math500 PATH.');
  process.exit(2);
}

const report = {
  cases: values.cases ? benchCases(values.cases) : null,
  gsm8k: values.gsm8k ? benchGsm8k(values.gsm8k) : null,
  math500: values.math500 ? benchMath500(values.math500) : null,
};

if (values.json) console.log(JSON.stringify(report, null, 2));
else printReport(report);

const failed =
  (report.cases?.falseEqual.length ?? 0) > 0 ||
  (report.gsm8k ? report.gsm8k.missed > 0 || report.gsm8k.extracted < report.gsm8k.solutions : false) ||
  (report.math500 ? report.math500.extracted < report.math500.solutions : false);
process.exitCode = failed ? 1 : 0;
