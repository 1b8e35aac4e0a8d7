import { parts } from './parts';
import { SheetApis } from './SheetApis';

/** All parts, or the one that is asked for. */
export function Sheet({ only }: { only: string | null }) {
  const shown = parts.filter(part => only === null || part.id === only);
  return (
    <>
      {shown.map(({ id, api, path, onCard, element }) => (
        <SheetApis key={id} api={api} path={path}>
          <main className="sheet-part" data-part={id}>
            <h1>{id}</h1>
            {onCard ? <div className="sheet-card">{element}</div> : element}
          </main>
        </SheetApis>
      ))}
    </>
  );
}
