import {
  EntityStatus,
  modeWords,
  mtlsWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Status } from '../blocks/status';
import { RequestLine } from '../requests/RequestLine';
import styles from './tab.module.css';

const open = ['pending', 'approved', 'applying', 'applied'];

/** Below the verdict: mode, encryption, and the open request where there is one. */
export function StandingFacts(props: { status: EntityStatus; now: number }) {
  const { status, now } = props;
  const mode = modeWords(status, now);
  const mtls = mtlsWords(status, now);
  const request = status.requests.find(r => open.includes(r.state));
  return (
    <div className={styles.facts}>
      <Status tone={mode.tone} word={mode.headline} second={mode.sub} />
      <Status tone={mtls.tone} word={mtls.headline} second={mtls.sub} />
      {request ? <RequestLine request={request} /> : null}
    </div>
  );
}
