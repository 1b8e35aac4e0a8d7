// Stands in for the fixtures of the status (jest.mutation.js).
