import { Status } from '../blocks/status';

/** Why one cannot go on, next to the field it is about. */
export function FieldErrors({ errors }: { errors: readonly string[] }) {
  if (!errors.length) return null;
  return (
    <div role="alert">
      {errors.map(error => (
        <Status key={error} tone="broken" word={error} />
      ))}
    </div>
  );
}
