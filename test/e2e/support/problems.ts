import { writeFileSync } from 'node:fs';

/** Problems of our own in GSM8K's shape: chains of calculations that perturb-numbers can re-draw. */
export const problems = [
  {
    question:
      'A baker fills 6 trays with 12 rolls each and sells every roll for $2. How many dollars does she take?',
    answer: 'She bakes 6*12 = <<6*12=72>>72 rolls.\nShe takes 72*2 = $<<72*2=144>>144.\n#### 144',
  },
  {
    question: 'Mira reads 15 pages on each of 8 evenings. The book has 200 pages. How many pages are left?',
    answer: 'She has read 15*8 = <<15*8=120>>120 pages.\n200-120 = <<200-120=80>>80 pages are left.\n#### 80',
  },
  {
    question:
      'A school buys 9 boxes with 24 pencils each and shares them among 6 classes. How many pencils does each class get?',
    answer:
      'There are 9*24 = <<9*24=216>>216 pencils.\nEach class gets 216/6 = <<216/6=36>>36 pencils.\n#### 36',
  },
  {
    question:
      'Tom has 45 stamps. His aunt gives him 28 more, and he gives 13 to his sister. How many stamps does he have then?',
    answer:
      'With the gift he has 45+28 = <<45+28=73>>73 stamps.\nThen he has 73-13 = <<73-13=60>>60 stamps.\n#### 60',
  },
  {
    question: 'A van carries 32 crates of 18 bottles. How many bottles does it carry in 5 trips?',
    answer:
      'It carries 32*18 = <<32*18=576>>576 bottles a trip.\nIn 5 trips it carries 576*5 = <<576*5=2880>>2880 bottles.\n#### 2880',
  },
  {
    question: 'Lea saves $14 a week for 11 weeks and then spends $60. How many dollars does she have left?',
    answer: 'She saves 14*11 = $<<14*11=154>>154.\nShe has 154-60 = $<<154-60=94>>94 left.\n#### 94',
  },
] as const;

/** Writes the problems as JSONL, with further lines behind them; gives the file's path. */
export function problemFile(path: string, further: readonly string[] = []): string {
  const lines = [...problems.map((problem) => JSON.stringify(problem)), ...further];
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}
