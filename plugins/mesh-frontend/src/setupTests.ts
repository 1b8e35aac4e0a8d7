import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';

// The first render of a whole portal takes seconds on a busy machine.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(30_000);
