import { Link, useSidebarOpenState } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';

const linkStyle = {
  display: 'flex',
  alignItems: 'center',
  gap: 12,
  height: 64,
  paddingLeft: 24,
  color: '#fff',
  font: '600 17px var(--bui-font-regular)',
  whiteSpace: 'nowrap',
} as const;

/** The mark and, where the sidebar is open, the title of the portal; leads to the catalog. */
export function Logo() {
  const { isOpen } = useSidebarOpenState();
  const title = useApi(configApiRef).getOptionalString('app.title') ?? 'Portal';
  return (
    <Link
      to="/"
      underline="none"
      aria-label={`${title}, home`}
      style={linkStyle}
    >
      <Mark />
      {isOpen && <span>{title}</span>}
    </Link>
  );
}

/** Three services that know each other. */
function Mark() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      aria-hidden
    >
      <path d="M7.6 6h8.8M6.2 8l4.6 8M17.8 8l-4.6 8" />
      <circle cx="5" cy="6" r="2.4" />
      <circle cx="19" cy="6" r="2.4" />
      <circle cx="12" cy="18" r="2.4" />
    </svg>
  );
}
