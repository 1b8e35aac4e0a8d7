import { Route, Routes } from 'react-router-dom';
import { RequestsPage } from '../list';
import { RequestPage } from './RequestPage';

/** The pages below `/mesh`. */
export function MeshPages() {
  return (
    <Routes>
      <Route path="/" element={<RequestsPage />} />
      <Route path="/requests" element={<RequestsPage />} />
      <Route path="/requests/:id" element={<RequestPage />} />
    </Routes>
  );
}
