import type { Profile } from '@/lib/provider/profile';

/** A mail to the service with the check's code in its subject; nothing when it has no mail address. */
export const contactLink = (profile: Profile | undefined, code: string): { contact?: string } =>
  profile?.contact.email
    ? { contact: `mailto:${profile.contact.email}?subject=${encodeURIComponent(`Check ${code}`)}` }
    : {};
