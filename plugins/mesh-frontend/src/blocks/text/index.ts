export { cx } from './cx';
export { default as text } from './text.module.css';
