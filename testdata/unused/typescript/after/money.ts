import type { Line } from './types';

export const formatAmount = (value: number): string => value.toFixed(2);

export function sum(lines: Line[]): number {
  return lines.reduce((total, line) => total + line.price, 0);
}
