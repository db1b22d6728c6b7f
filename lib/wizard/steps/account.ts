import { refusal, success } from '@/lib/result';
import { accountFieldName } from '@/lib/wizard/account-fields';
import { ACCOUNT_LIMIT, yesOrNo } from '@/lib/wizard/answers';
import type { FormValues, GivenAnswers, WizardStep } from '@/lib/wizard/step';

const prefix = accountFieldName('');

/** The places that were answered; a page shows those of the profile, and no other gets any weight. */
function placesIn(form: FormValues): NonNullable<GivenAnswers['account']> {
  const told = Object.entries(form).flatMap(([name, text]) => {
    const value = yesOrNo.find((one) => one === text);
    return name.startsWith(prefix) && value ? [[name.slice(prefix.length), value] as const] : [];
  });
  return Object.fromEntries(told.slice(0, ACCOUNT_LIMIT));
}

export const account: WizardStep = {
  id: 'account',
  section: 'Account',
  question: 'Are the settings of this user right?',
  why: 'The administrator of your site can look them up. Leave out what you cannot find.',
  answers: ['account'],
  // Which places there are is a matter of the service: the page adds them.
  fields: [],
  asked: 'after',
  isShown: () => true,
  read(form) {
    const places = placesIn(form);
    return Object.keys(places).length > 0
      ? success<GivenAnswers>({ account: places })
      : refusal([{ field: '', message: 'Answer at least one of these, also with "I do not know"' }]);
  },
  write: (answers) =>
    Object.fromEntries(
      Object.entries(answers.account ?? {}).map(([place, value]) => [accountFieldName(place), value]),
    ),
  lines(answers) {
    const told = Object.values(answers.account ?? {});
    if (told.length === 0) return [];
    const count = (value: string) => told.filter((one) => one === value).length;
    return [
      {
        label: 'Account',
        value: `${count('yes')} in order, ${count('no')} not in order, ${count('unknown')} not known`,
        changes: 'the answers about the account',
      },
    ];
  },
};
