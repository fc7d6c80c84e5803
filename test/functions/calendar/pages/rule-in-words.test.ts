import { describe, expect, test } from 'vitest';
import { ruleInWords } from '../../../../functions/calendar/pages/rule-in-words.ts';
import { aPart, at } from '../../../builders/calendar-event.ts';

/** Of something that begins on Thursday 3 December 2026. */
const words = (rule: string, language: 'nl' | 'fr' | 'en' = 'nl') =>
  ruleInWords(aPart({ rules: [rule] }), language);

describe('when a series takes place, in words', () => {
  test.each([
    ['FREQ=DAILY', 'elke dag', 'chaque jour', 'every day'],
    ['FREQ=DAILY;INTERVAL=3', 'om de 3 dagen', 'tous les 3 jours', 'every 3 days'],
    ['FREQ=WEEKLY', 'elke donderdag', 'chaque jeudi', 'every Thursday'],
    ['FREQ=WEEKLY;BYDAY=TH', 'elke donderdag', 'chaque jeudi', 'every Thursday'],
    [
      'FREQ=DAILY;BYDAY=SA,SU',
      'elke zaterdag en zondag',
      'chaque samedi et dimanche',
      'every Saturday and Sunday',
    ],
    [
      'FREQ=WEEKLY;BYDAY=FR,MO,WE',
      'elke maandag, woensdag en vrijdag',
      'chaque lundi, mercredi et vendredi',
      'every Monday, Wednesday and Friday',
    ],
    [
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH',
      'om de 2 weken op donderdag',
      'toutes les 2 semaines le jeudi',
      'every 2 weeks on Thursday',
    ],
    [
      'FREQ=WEEKLY;BYDAY=TH;BYMONTH=7,8',
      'elke donderdag in juli en augustus',
      'chaque jeudi en juillet et août',
      'every Thursday in July and August',
    ],
    ['FREQ=MONTHLY', 'elke maand op de 3e', 'chaque mois le 3', 'every month on day 3'],
    [
      'FREQ=MONTHLY;BYMONTHDAY=15',
      'elke maand op de 15e',
      'chaque mois le 15',
      'every month on day 15',
    ],
    [
      'FREQ=MONTHLY;BYDAY=1SU',
      'elke eerste zondag van de maand',
      'chaque premier dimanche du mois',
      'every first Sunday of the month',
    ],
    [
      'FREQ=MONTHLY;BYDAY=-1FR;INTERVAL=2',
      'om de 2 maanden op de laatste vrijdag van de maand',
      'tous les 2 mois le dernier vendredi du mois',
      'every 2 months on the last Friday of the month',
    ],
    [
      'FREQ=YEARLY',
      'elk jaar op 3 december',
      'chaque année le 3 décembre',
      'every year on 3 December',
    ],
    [
      'FREQ=YEARLY;BYMONTH=5;BYMONTHDAY=1',
      'elk jaar op 1 mei',
      'chaque année le 1 mai',
      'every year on 1 May',
    ],
    [
      'FREQ=YEARLY;BYMONTH=5;BYDAY=2SU',
      'elk jaar op de tweede zondag van mei',
      'chaque année le deuxième dimanche de mai',
      'every year on the second Sunday of May',
    ],
    [
      'FREQ=WEEKLY;UNTIL=20270630T220000Z',
      'elke donderdag, tot en met 1 juli 2027',
      'chaque jeudi, jusqu’au 1 juillet 2027 inclus',
      'every Thursday, until 1 July 2027',
    ],
    [
      'FREQ=WEEKLY;UNTIL=20270630',
      'elke donderdag, tot en met 30 juni 2027',
      'chaque jeudi, jusqu’au 30 juin 2027 inclus',
      'every Thursday, until 30 June 2027',
    ],
  ])('%s is "%s"', (rule, nl, fr, en) => {
    expect([words(rule), words(rule, 'fr'), words(rule, 'en')]).toEqual([nl, fr, en]);
  });

  test.each([
    'FREQ=MONTHLY;BYDAY=TH;BYSETPOS=1',
    'FREQ=MONTHLY;BYDAY=1SU,3SU',
    'FREQ=MONTHLY;BYMONTHDAY=-1',
    'FREQ=YEARLY;BYYEARDAY=100',
    'FREQ=YEARLY;BYDAY=1SU',
    'FREQ=HOURLY',
    'FREQ=DAILY;INTERVAL=2;BYDAY=MO',
    'nonsense',
  ])('%s takes more words than its dates', (rule) => {
    expect(words(rule)).toBeUndefined();
  });

  test('says nothing of several rules, or of dates beside one', () => {
    expect(ruleInWords(aPart({ rules: ['FREQ=WEEKLY', 'FREQ=DAILY'] }), 'nl')).toBeUndefined();
    const extra = [{ start: at('2026-12-05T08:00') }];
    expect(ruleInWords(aPart({ rules: ['FREQ=WEEKLY'], extra }), 'nl')).toBeUndefined();
    expect(ruleInWords(aPart(), 'nl')).toBeUndefined();
  });
});
