import type { Figure } from '../../counters/figures.ts';
import type { ChartSeries } from '../../pages/chart/chart-figures.ts';
import type { FigureText } from '../messages.ts';

/** Two figures as series of columns: people below, machines on top of them. */
export const peopleAndMachines = (figures: readonly Figure[], t: FigureText): ChartSeries[] => [
  { name: t('people'), values: figures.map(({ human }) => human) },
  { name: t('machines'), values: figures.map(machinesOf) },
];

export const machinesOf = ({ raw, human }: Figure): number => raw - human;
