System.Console.WriteLine("AdBench");
