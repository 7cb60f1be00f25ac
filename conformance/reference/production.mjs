// Better Auth reads NODE_ENV while it is loaded: import this first.
process.env.NODE_ENV = 'production';
