/** A coefficient of agreement with three decimals and a true minus: "−0.310". */
export const formatCoefficient = (value: number, digits = 3): string =>
  value
    .toFixed(digits)
    .replace(/^-(?=0(\.0*)?$)/, '')
    .replace('-', '−');
