global using static Tracker.Domain.Tests.Scenario;
global using static Tracker.Domain.Tests.TestWords;
global using static Tracker.Domain.Tests.Worlds;
global using Xunit;
