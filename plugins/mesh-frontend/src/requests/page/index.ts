export { MeshPages } from './MeshPages';
