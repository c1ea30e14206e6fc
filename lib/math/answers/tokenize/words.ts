/** Words that mean something beside an answer. */

import { type Rational, rational } from '../rational.ts';

export const CONNECTIVES = new Map<string, string>([
  ['and', 'and'],
  ['or', 'or'],
  ['also', 'and'],
]);

const UNITS =
  'length:mm=0.001,cm=0.01,dm=0.1,m=1,km=1000,nm=0.000000001,μm=0.000001,inch=0.0254,inches=0.0254,in=0.0254,foot=0.3048,feet=0.3048,ft=0.3048,yard=0.9144,yards=0.9144,yd=0.9144,mile=1609.344,miles=1609.344,mi=1609.344,meter=1,meters=1,metre=1,metres=1,centimeter=0.01,centimeters=0.01,centimetre=0.01,centimetres=0.01,kilometer=1000,kilometers=1000,kilometre=1000,kilometres=1000,millimeter=0.001,millimeters=0.001;time:ms=0.001,s=1,sec=1,secs=1,second=1,seconds=1,min=60,mins=60,minute=60,minutes=60,h=3600,hr=3600,hrs=3600,hour=3600,hours=3600,day=86400,days=86400,week=604800,weeks=604800;mass:mg=0.001,g=1,gram=1,grams=1,kg=1000,kilogram=1000,kilograms=1000,tonne=1000000,tonnes=1000000,lb=453.59237,lbs=453.59237,pound=453.59237,pounds=453.59237,oz=28.349523125,ounce=28.349523125,ounces=28.349523125;money:dollar=1,dollars=1,usd=1,cent=0.01,cents=0.01;angle:degree=1,degrees=1,deg=1,°=1;volume:ml=0.001,l=1,liter=1,liters=1,litre=1,litres=1,gallon=3.785411784,gallons=3.785411784,quart=0.946352946,quarts=0.946352946,pint=0.473176473,pints=0.473176473;months:month=1,months=1,year=12,years=12;count:dozen=12,dozens=12';

export type Unit = { readonly dimension: string; readonly factor: string };

/** Units by name: what they measure and their size in that measure's base unit, as a decimal. */
export const UNIT_SIZES: ReadonlyMap<string, Unit> = new Map(
  UNITS.split(';').flatMap((group) => {
    const [dimension, list] = group.split(':') as [string, string];
    return list.split(',').map((entry) => {
      const [name, factor] = entry.split('=') as [string, string];
      return [name, { dimension, factor }] as const;
    });
  }),
);

/** Units that are written right after a number and are no product of symbols there. */
export const GLUED_UNITS = new Set(
  'mm cm dm km nm kg mg lb lbs oz ft in inch inches yd mi ml mL sec hr hrs min mph kph kmh kWh Hz kHz rad deg ms mol kJ kW'.split(
    ' ',
  ),
);

const SMALL =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
/** Words that multiply the number before them. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
  ['trillion', 1_000_000_000_000],
]);

function below100(word: string): number | null {
  const small = SMALL.indexOf(word);
  if (small >= 0) return small;
  const tens = TENS.indexOf(word);
  return tens >= 0 ? (tens + 2) * 10 : null;
}

const PARTS =
  'half third quarter fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth'.split(
    ' ',
  );

/** The denominator that a word such as "thirds" or "half" names, with whether it is a plural; null for other words. */
function denominator(word: string): { value: number; plural: boolean } | null {
  const single = word === 'halves' ? 'half' : word.endsWith('s') ? word.slice(0, -1) : word;
  const at = PARTS.indexOf(single === 'fourth' ? 'quarter' : single);
  if (at < 0 && single !== 'hundredth') return null;
  return { value: at < 0 ? 100 : at + 2, plural: single !== word };
}

/** The fraction that the words spell ("one half", "three-fourths", "two and a quarter"), or null. */
export function fractionInWords(text: string): Rational | null {
  const words = text.toLowerCase().replaceAll('-', ' ').split(' ').filter(Boolean);
  const under = denominator(words[words.length - 1] ?? '');
  if (!under) return null;
  const and = words.lastIndexOf('and');
  const whole = and > 0 ? numberInWords(words.slice(0, and).join(' ')) : 0;
  const over = words.slice(and + 1, -1).join(' ');
  const count = over === 'a' || over === 'an' ? 1 : numberInWords(over);
  if (whole === null || count === null || under.plural === (count === 1)) return null;
  return rational(whole * under.value + count, under.value);
}

/** The number that the words spell ("twenty-four", "three hundred and five"), or null. */
export function numberInWords(text: string): number | null {
  const parts = text
    .toLowerCase()
    .replaceAll('-', ' ')
    .split(' ')
    .filter((part) => part && part !== 'and');
  if (parts.length === 1 && parts[0] === 'dozen') return 12;
  if (parts.length === 0 || parts.length > 12) return null;
  let total = 0;
  let group = 0;
  let last = Infinity;
  for (const part of parts) {
    const value = below100(part);
    const scale = SCALES.get(part);
    if (value !== null) {
      if (last < 20 || (last < 100 && value > 9)) return null;
      group += value;
      last = value;
    } else if (part === 'hundred' && group > 0 && group < 100) {
      group *= 100;
      last = Infinity;
    } else if (scale && group > 0) {
      total += group * scale;
      group = 0;
      last = Infinity;
    } else return null;
  }
  return total + group;
}
