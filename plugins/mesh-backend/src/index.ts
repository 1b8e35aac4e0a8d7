/**
 * The mesh backend plugin: watches clusters, answers from memory, carries out approved requests.
 *
 * @packageDocumentation
 */
export { meshPlugin as default } from './plugin';
