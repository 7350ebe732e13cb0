import { defineConfig } from '@playwright/test'

/**
 * `gallery`: every component, built apart. `e2e`: whole journeys against the demonstration, which each test starts for
 * itself. Both use the machine's Chromium: nothing is downloaded.
 */
export default defineConfig({
  testDir: 'tests',
  outputDir: 'test-results',
  forbidOnly: true,
  workers: 1,
  retries: 0,
  reporter: 'list',
  // Machines are shared: waiting longer says nothing about what is waited for.
  expect: { timeout: 20_000 },
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // What cannot be pressed by then is told, instead of the whole test running out of time.
    actionTimeout: 60_000,
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    trace: 'retain-on-failure',
  },
  projects: [
    { name: 'gallery', testDir: 'tests/gallery' },
    { name: 'e2e', testDir: 'tests/e2e' },
  ],
})
