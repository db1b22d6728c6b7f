import type { Profile } from '@/lib/provider/profile';
import { yesOrNo } from './answers';
import type { ChoiceField } from './step';

interface AccountPlace {
  readonly id: string;
  readonly title: string;
  /** Where the administrator looks; null where nobody has described the service. */
  readonly where: string | null;
}

/** What matters at any service: for profiles that name no places of their own. */
const anyAccount: readonly AccountPlace[] = [
  { id: 'account-enabled', title: 'The user is enabled and not locked', where: null },
  { id: 'authentication-method', title: 'The user may sign in with a password', where: null },
  { id: 'protocol-enabled', title: 'FTP is enabled for the user', where: null },
  { id: 'password-change', title: 'No password change is pending', where: null },
  { id: 'second-factor', title: 'The second factor, if there is one, works with FTP', where: null },
  { id: 'user-ip-allowlist', title: 'Logins from your address are accepted', where: null },
];

const labels: Readonly<Record<(typeof yesOrNo)[number], string>> = {
  yes: 'Yes',
  no: 'No',
  unknown: 'I do not know',
};

/** Field of a place in the form; the id alone could be the name of something else. */
export const accountFieldName = (place: string): string => `account-${place}`;

/** The places of the account to look at, each as one question. */
const accountPlacesOf = (profile: Profile): readonly AccountPlace[] =>
  profile.account.places.length > 0 ? profile.account.places : anyAccount;

/** Each place of the account as a field: "FTP is enabled for the user": yes, no, do not know. */
export const accountFields = (profile: Profile): readonly ChoiceField[] =>
  accountPlacesOf(profile).map(({ id, title, where }) => ({
    kind: 'choice',
    name: accountFieldName(id),
    label: title,
    hint: where,
    optional: true,
    options: yesOrNo.map((value) => ({ value, label: labels[value] })),
  }));
