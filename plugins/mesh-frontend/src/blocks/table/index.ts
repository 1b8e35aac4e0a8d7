export { ScrollBox } from './ScrollBox';
export { PlainTable } from './PlainTable';
export type { PlainColumn, PlainRow, PlainTableProps } from './PlainTable';
export { default as tableStyles } from './table.module.css';
