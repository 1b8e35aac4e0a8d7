import { RiCheckLine } from '@remixicon/react';
import type { PolicyRow } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterNames } from '../../blocks/clusters';
import { Panel } from '../../blocks/panel';
import { Status } from '../../blocks/status';
import { PlainTable } from '../../blocks/table';
import { cx, text } from '../../blocks/text';
import { dayText, useNow } from '../../time';
import { PolicyWords, policyWords } from '../words/policyWords';
import { PolicyGroup, groupPolicies } from './groupPolicies';
import styles from './policies.module.css';

/** Which policy decides; every ignored one is shown, with the reason. */
export function PoliciesPanel({
  policies,
}: {
  policies: readonly PolicyRow[];
}) {
  const now = useNow(60_000);
  const clusters = new Set(policies.map(p => p.cluster)).size;
  return (
    <Panel
      id="mesh-policies"
      title="Which policy decides"
      second="PeerAuthentication, as it applies to these pods"
    >
      {policies.length ? (
        <PlainTable
          label="Policies"
          columns={[
            { id: 'policy', label: 'Policy' },
            { id: 'asks', label: 'Asks for' },
            { id: 'result', label: 'Result' },
          ]}
          rows={groupPolicies(policies).map(group => {
            const words = policyWords(group.policy);
            return {
              id: `${group.policy.policy} ${group.clusters}`,
              cells: [
                <PolicyName
                  key="policy"
                  group={group}
                  scope={words.scope}
                  now={now}
                  showClusters={clusters > 1}
                />,
                <code key="asks" className={cx(text.mono, text.wrap)}>
                  {words.asks}
                </code>,
                <Result key="result" words={words} />,
              ],
            };
          })}
        />
      ) : (
        <p className={text.body}>
          No policy says anything about these pods. Istio accepts both then
          (PERMISSIVE).
        </p>
      )}
    </Panel>
  );
}

function PolicyName(props: {
  group: PolicyGroup;
  scope: string;
  now: number;
  showClusters: boolean;
}) {
  const { policy, clusters } = props.group;
  const since = dayText(Date.parse(policy.createdAt), props.now);
  return (
    <div className={text.wrap}>
      <code className={text.mono}>{policy.policy}</code>
      <div className={cx(text.second, text.quiet, styles.light)}>
        {props.scope}, {since}
        {props.showClusters ? (
          <>
            {'\u00a0· '}
            <ClusterNames names={clusters} />
          </>
        ) : null}
      </div>
    </div>
  );
}

/** A quiet check: it says who decides, not that it is good. */
function Result({ words }: { words: PolicyWords }) {
  if (!words.decides) {
    return <Status tone={words.tone} word={words.word} second={words.why} />;
  }
  return (
    <div className={styles.decides}>
      <span aria-hidden className={text.quiet}>
        <RiCheckLine size={16} />
      </span>
      <div>
        <div className={cx(text.body, text.strong)}>{words.word}</div>
        <div className={cx(text.second, text.quiet)}>{words.why}</div>
      </div>
    </div>
  );
}
