import { z } from 'zod';
import { NOTICE_CHOICES } from './notice.ts';

export const NoticeForm = z.object({
  choice: z.enum(NOTICE_CHOICES, { error: 'exchanges.errors.choose' }),
});
