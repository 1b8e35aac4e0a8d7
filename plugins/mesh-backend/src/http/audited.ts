import { AuditorService } from '@backstage/backend-plugin-api';
import { Request } from 'express';

/** Audits a call that wants to change something: also the refused ones. Nothing of the body is in the record. */
export async function audited<T>(
  auditor: AuditorService,
  call: {
    readonly request: Request;
    readonly params: Readonly<Record<string, string>>;
  },
  actionType: string,
  act: () => Promise<T>,
): Promise<T> {
  const event = await auditor.createEvent({
    eventId: 'mesh-request-call',
    severityLevel: 'medium',
    request: call.request as never,
    meta: { actionType, requestId: call.params.id ?? null },
  });
  try {
    const result = await act();
    await event.success();
    return result;
  } catch (error) {
    await event.fail({ error: error as Error });
    throw error;
  }
}
