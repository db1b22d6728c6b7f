import type { Reply } from '@/lib/ftp/reply';
import { visibleText } from '@/lib/ftp/visible-text';
import type { ObservedReply } from '@/lib/observations/observation';

const textLimit = 4096;

/** A reply as it is stored: the code, and harmless text of at most 4,096 characters. */
export const observedReply = (reply: Reply): ObservedReply => ({
  code: reply.code,
  text: visibleText(reply.text, textLimit),
});
