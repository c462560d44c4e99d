namespace CoDesign.Architecture.Tests;

public sealed class BoundaryTests
{
    private static readonly IEnumerable<string> Assemblies = Repository.Products.Select(Repository.AssemblyOf);

    // One judgement, one place: a second caller could judge differently, or forget to act on the answer.
    [Fact]
    public void Trust_boundary_is_asked_from_one_place()
    {
        Assert.Equal(["Fabric.Judge"], CallScanner.CallersOf("TrustBoundary", "Check", Assemblies));
    }

    [Fact]
    public void Scanner_sees_calls()
    {
        // The scanner itself: a method that is known to call another.
        Assert.Contains("Program.Main", CallScanner.CallersOf("Application", "Run", Assemblies));
    }
}
